acts AS (
    SELECT
        {every} REPLACE (
            coalesce(attitude, first_value(attitude IGNORE NULLS) OVER same) AS attitude,
            coalesce(strength, first_value(strength IGNORE NULLS) OVER same) AS strength
        ),
        count(*) OVER same AS records
    FROM {told}
    WINDOW same AS (
        PARTITION BY {key}
        ORDER BY
            {order}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
    QUALIFY row_number() OVER same = 1
)
