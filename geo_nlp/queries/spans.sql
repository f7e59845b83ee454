spans AS (
    SELECT
        date_trunc('{unit}', least(coalesce($first::DATE, min(start)), min(start))) AS first,
        date_trunc('{unit}', greatest(coalesce($last::DATE, max(start)), max(start))) AS last
    FROM counted
    HAVING count(*) > 0
),
periods AS (
    SELECT CAST(unnest(generate_series(first, last, INTERVAL {step})) AS DATE) AS start
    FROM spans
)
