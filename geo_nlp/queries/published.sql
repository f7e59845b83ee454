published AS (
    SELECT
        CAST(date_trunc('{unit}', date) AS DATE) AS start,
        count(*) FILTER ({outlets}) AS published,
        min(date) AS first,
        max(date) AS last
    FROM articles
    GROUP BY ALL
)
