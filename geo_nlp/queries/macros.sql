-- How ends and modality count: the same rules as in geo_nlp.dyads and in the graph (geo_nlp.graph.facts).
CREATE MACRO is_apart(actor, sector) AS
    CASE
        WHEN starts_with(actor, 'armed_group:') OR starts_with(actor, 'movement:') OR sector IN ('REB', 'IMG', 'ISM')
        THEN true ELSE false
    END;

CREATE MACRO rolled_up(actor, country, sector) AS
    CASE WHEN is_apart(actor, sector) THEN actor ELSE coalesce(country, actor) END;

CREATE MACRO in_office(actor, sector) AS
    CASE
        WHEN sector IN ('GOV', 'LEG', 'JUD', 'MIL', 'COP', 'SPY') THEN NOT is_apart(actor, sector)
        ELSE sector IS NULL AND length(actor) = 3
    END;

CREATE MACRO is_hypothetical(predicate, modality) AS
    coalesce(modality, 'asserted') <> 'asserted'
    AND NOT (modality = 'planned' AND predicate IN ('AGREE', 'CONCEDE'));
