#!/usr/bin/python3
"""usage: teachers.py CARD.json COUNT >MANY.ndjson

The same card for COUNT different teachers of different schools, one line each: what `marshrut fill` makes their blanks
from. The name and the school are what a message is matched by, so each teacher gets a route of his or her own.
"""
import itertools
import json
import sys

SURNAMES = """Абрамова Белова Васильева Гусева Денисова Егорова Жукова Захарова Ильина Киселёва Лебедева Макарова Никитина
Орлова Павлова Романова Семёнова Тарасова Ушакова Фролова Хохлова Цветкова Чернова Шилова Щукина Яковлева""".split()
NAMES = "Анна Вера Галина Дарья Елена Жанна Зоя Ирина Ксения Лидия Мария Нина Ольга Полина Раиса Софья Татьяна Юлия".split()
FATHERS = "Андреевна Борисовна Викторовна Геннадьевна Дмитриевна Егоровна Игоревна Кирилловна Львовна Юрьевна".split()


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        card = json.load(file)
    card = card.get("route", card)
    card.pop("code", None)  # given by the centre; one that it never gave would send the card to an operator
    everybody = itertools.product(SURNAMES, NAMES, FATHERS)
    for number, name in zip(range(int(sys.argv[2])), everybody):
        card["teacher"]["full_name"] = " ".join(name)
        card["organization"]["name"] = f"ГБОУ «Средняя общеобразовательная школа № {number % 90 + 1}»"
        print(json.dumps(card, ensure_ascii=False))


main()
