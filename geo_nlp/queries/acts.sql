matched AS (
    SELECT {columns}
    FROM {findings}
    WHERE {conditions}
),
acts AS (
    SELECT
        * REPLACE (
            coalesce(attitude, first_value(attitude IGNORE NULLS) OVER same) AS attitude,
            coalesce(strength, first_value(strength IGNORE NULLS) OVER same) AS strength
        ),
        count(*) OVER same AS records
    FROM matched
    WINDOW same AS (
        PARTITION BY {key}
        ORDER BY
            kind = 'stance',
            modality = 'asserted' AND NOT negated DESC,
            (source IS NOT NULL)::INT + (target IS NOT NULL)::INT DESC,
            event_date_source = 'text' DESC NULLS LAST,
            confidence DESC NULLS LAST,
            start, predicate, attitude, {last}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
    QUALIFY row_number() OVER same = 1
)
