matched AS (
    SELECT {columns}
    FROM {findings}
    WHERE {conditions}
),
acts AS (
    SELECT *, 1 AS records
    FROM matched
)
