published AS (
    SELECT CAST(date_trunc('{unit}', date) AS DATE) AS start, count(*) AS published
    FROM articles
    WHERE {outlets}
    GROUP BY ALL
)
