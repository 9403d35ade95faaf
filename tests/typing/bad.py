"""Calls that a type checker refuses; each line says with which error."""

from values_exchange import Figure, Source, Statement, Text, compare, example_catalogue, schema_for

Figure(value=30)  # expect: call-arg
Figure(measure="volunteers_active", value="30")  # expect: arg-type
Statement(text="Many people arrived.")  # expect: arg-type
Statement(text=Text({"en": "Many people arrived."}), sources="seed")  # expect: arg-type
Source()  # expect: call-arg
Source("Welcome Points")  # expect: call-arg
compare()  # expect: call-arg
compare(example_catalogue(), as_of="2019")  # expect: arg-type
schema_for(1)  # expect: arg-type
example_catalogue().programme("a/b").value.title = Text({})  # expect: misc
