"""The lexicon: what the dictionary says of the words of the diary, so that a search need not ask it.

=========  ============================================
rows       asking the dictionary
reader     writing the rows, and reading them
looked_up  words that were asked for and are not in it
=========  ============================================
"""
