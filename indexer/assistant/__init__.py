"""The diary as tools for an assistant that speaks the Model Context Protocol: for reading only.

``tools`` lists them, ``answers`` finds what they answer, ``parameters`` and ``shapes`` say what goes in and out, and
``server`` alone knows the protocol's SDK. What they say of themselves is English whatever the user's language: it is
written for a language model, as the names of JSON fields are for a program. Titles of tools and errors, which people
see, are in the user's language.
"""
