#!/usr/bin/python3
"""usage: letters.py BLANKS OUT

For each DOCX in BLANKS a letter of about 60 KB in OUT, with CRLF line ends and no dot at a line's start. A member that can't
be compressed (a scanned signature, say) pads the document. gateway_load writes a number of twelve digits over the zeros
below, in the headers and in the zip's comment, so that each letter that is sent has a Message-ID, a sender and a document
of its own.
"""
import base64
import email.header
import io
import pathlib
import random
import sys
import zipfile

PADDED = 43000
NUMBER = b"0" * 12
BYTES_A_LINE = 57  # of base64's 76 letters
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word(text):
    return email.header.Header(text, "utf-8").encode()


def padded(document, seed):
    held = io.BytesIO(document)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_STORED) as package:
        scan = random.Random(seed).randbytes(max(0, PADDED - len(document)))
        package.writestr(zipfile.ZipInfo("word/media/scan.png", (2025, 1, 1, 0, 0, 0)), scan)
    size = len(held.getvalue())
    # The comment brings the number to the beginning of a line of base64.
    with zipfile.ZipFile(held, "a") as package:
        package.comment = b"-" * (-size % BYTES_A_LINE) + NUMBER
    return held.getvalue()


def letter(document, school):
    lines = base64.encodebytes(document).replace(b"\n", b"\r\n")
    head = (
        f"From: {word(f'Школа № {school}')} <n{NUMBER.decode()}@school{school}.example>\r\n"
        "To: iom@centre.example\r\n"
        f"Subject: {word('ИОМ педагога на согласование')}\r\n"
        "Date: Mon, 01 Sep 2025 10:00:00 +0300\r\n"
        f"Message-ID: <{NUMBER.decode()}@school{school}.example>\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="one-part-and-another"\r\n\r\n'
        "--one-part-and-another\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "Добрый день! Направляем индивидуальный образовательный маршрут педагога на согласование.\r\n\r\n"
        f"--one-part-and-another\r\nContent-Type: {TYPE}\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="iom-{school}.docx"\r\n\r\n'
    )
    return head.encode() + lines + b"--one-part-and-another--\r\n"


def main():
    blanks, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted(blanks.rglob("*.docx"))):
        whole = letter(padded(path.read_bytes(), number), number % 90 + 1)
        if b"\n." in whole or base64.b64encode(NUMBER) not in whole:
            sys.exit(f"{path.name}: a letter that gateway_load can't number")
        (out / f"{number:04}.eml").write_bytes(whole)


main()
