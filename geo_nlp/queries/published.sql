published AS (
    SELECT CAST(date_trunc('{unit}', date) AS DATE) AS start, count(DISTINCT article) AS published
    FROM articles
    WHERE {outlets}
    GROUP BY ALL
)
