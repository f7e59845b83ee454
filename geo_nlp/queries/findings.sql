-- Relations and stances in one list, each with its sign and with the ends that it counts for.
CREATE VIEW findings AS
WITH united AS (
    SELECT
        * EXCLUDE (relation),
        relation AS finding,
        CASE WHEN quad <= 2 THEN 1 WHEN quad >= 3 THEN -1 ELSE tie_polarity(predicate) END AS polarity,
        is_hypothetical(predicate, modality) AS hypothetical
    FROM relations
    UNION ALL BY NAME
    SELECT
        * EXCLUDE (stance),
        stance AS finding,
        'stance' AS kind,
        false AS "symmetric",
        false AS hypothetical
    FROM stances
)
SELECT
    *,
    rolled_up(source, source_country, source_sector) AS source_node,
    rolled_up(target, target_country, target_sector) AS target_node
FROM united;
