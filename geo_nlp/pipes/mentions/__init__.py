"""Who and what is named: the NER's proposals corrected by tables and by the words around, and nominal actors."""
