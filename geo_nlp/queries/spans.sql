dated AS (
    SELECT coalesce($first::DATE, min(first)) AS first, coalesce($last::DATE, max(last)) AS last
    FROM published
),
spans AS (
    SELECT
        date_trunc('{unit}', coalesce(min(dated.first), min(start))) AS first,
        date_trunc('{unit}', coalesce(min(dated.last), max(start))) AS last
    FROM counted, dated
    HAVING count(*) > 0
),
periods AS (
    SELECT CAST(unnest(generate_series(first, last, INTERVAL {step})) AS DATE) AS start, true AS inside
    FROM spans
    UNION ALL
    SELECT DISTINCT counted.start, false AS inside
    FROM counted, spans
    WHERE counted.start NOT BETWEEN spans.first AND spans.last
)
