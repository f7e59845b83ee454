"""`python -m geo_nlp` is the command line."""

from geo_nlp.cli import main

if __name__ == "__main__":
    main()
