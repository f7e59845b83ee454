-- What acts are made of, out of the views of a run (geo_nlp.queries). `numbers` has the number of each article that
-- counts; {same} joins to it, {source} and {target} are the nodes of the ends of a finding at the level that is asked for.
-- name: findings
SELECT
    n.number AS article, coalesce(f.act, f.finding) AS act, {source} AS source, {target} AS target, f.kind, f.predicate, f.attitude, f.quad,
    f.polarity, f.negated, f.hypothetical, f."symmetric", f.score, f.confidence, f.event_date AS date,
    f.event_date_source = 'text' AS from_text, nullif(f.speaker, '') AS speaker, f.start,
    CASE WHEN f.kind = 'stance' THEN CAST(hash(n.number, f.finding) >> 2 AS BIGINT) ELSE -2 END AS item
FROM findings AS f
JOIN numbers AS n ON {same}
-- name: roles
SELECT
    n.number AS article, NULL AS act, f.holder AS source, coalesce(f.organisation, f.role_country) AS target,
    'role' AS kind, p.tie AS predicate, NULL AS attitude, NULL AS quad, p.polarity, false AS negated,
    f.status = 'designate' AS hypothetical, false AS "symmetric", NULL AS score, NULL AS confidence,
    CAST(f.date AS VARCHAR) AS date, false AS from_text, NULL AS speaker, f.start, -1 AS item
FROM roles AS f
JOIN numbers AS n ON {same}
JOIN posts AS p ON p.post = f.post
WHERE f.status <> 'former'
-- name: bodies
SELECT number, code, arg_min(body, {{'start': start, 'body': body}}) AS body
FROM (
    SELECT n.number, a.code, f.start, {body} AS body
    FROM roles AS f
    JOIN asked AS a ON a.holder = f.holder
    JOIN numbers AS n ON {same}
    JOIN posts AS p ON p.post = f.post
    WHERE f.status NOT IN ('former', 'designate')
)
WHERE body IS NOT NULL
GROUP BY ALL
-- name: presence
SELECT n.number AS article, {actor} AS node, f.mentions
FROM actors AS f
JOIN numbers AS n ON {same}
-- name: actors
SELECT f.actor, f.name, f.type, f.country, f.sector, count(*) AS times
FROM actors AS f
SEMI JOIN asked AS a ON a.node = f.actor
GROUP BY ALL
-- name: ends
SELECT actor, name, country, sector, count(*) AS times
FROM (
    SELECT f.source AS actor, f.source_name AS name, f.source_country AS country, f.source_sector AS sector
    FROM findings AS f
    UNION ALL
    SELECT f.target, f.target_name, f.target_country, f.target_sector
    FROM findings AS f
    UNION ALL
    SELECT f.holder, f.holder_name, f.holder_country, NULL
    FROM roles AS f
    UNION ALL
    SELECT f.organisation, f.organisation_name, NULL, NULL
    FROM roles AS f
)
WHERE actor IS NOT NULL
GROUP BY ALL
-- name: voices
SELECT f.speaker AS name, f.speaker_id AS actor, f.speaker_country AS country, f.speaker_sector AS sector, count(*) AS times
FROM attributions AS f
WHERE f.speaker IS NOT NULL
GROUP BY ALL
-- name: sentences
SELECT a.place, min(f.sentence) AS sentence
FROM ({query}) AS f
JOIN numbers AS n ON {same}
JOIN asked AS a ON a.article = n.number AND a.start = f.start
GROUP BY a.place
