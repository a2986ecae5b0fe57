#!/usr/bin/python3
"""usage: smtp_sink.py PORT FOLDER      an SMTP server that keeps each message as a file: sender, recipient, the message"""
import asyncore
import os
import sys
import warnings

warnings.simplefilter("ignore")
import smtpd  # noqa: E402


class Sink(smtpd.SMTPServer):
    count = 0

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        Sink.count += 1
        name = os.path.join(sys.argv[2], "%06d" % Sink.count)
        with open(name + ".tmp", "wb") as out:
            out.write(("%s\n%s\n" % (mailfrom, " ".join(rcpttos))).encode() + data)
            out.flush()
            os.fsync(out.fileno())
        os.rename(name + ".tmp", name + ".eml")


os.makedirs(sys.argv[2], exist_ok=True)
Sink.count = len(os.listdir(sys.argv[2]))
Sink(("127.0.0.1", int(sys.argv[1])), None, data_size_limit=0, decode_data=False)
asyncore.loop()
