"""The lexicon: what the dictionary says of the words of the diary."""
