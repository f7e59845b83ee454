"""The recipe of models/ner_news: `python -m models.train FOLDER`."""
