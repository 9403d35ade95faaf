"""Calls that a type checker accepts."""

from values_exchange import Comparison, Figure, Programme, Statement, Text, compare, example_catalogue

figure = Figure(measure="volunteers_active", value=30, qualifier="about")
statement = Statement(text=Text({"en": "Many people arrived."}), sources=("seed",))
comparison: Comparison = compare(example_catalogue(), cities=["duesseldorf"])
programme: Programme = example_catalogue().programme("duesseldorf/welcome-points").value
title: str = programme.title.in_language("en").text
