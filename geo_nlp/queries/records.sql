acts AS (
    SELECT *, 1 AS records
    FROM matched
    WHERE {kept}
)
