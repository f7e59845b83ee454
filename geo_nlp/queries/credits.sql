-- The story of each article, and the outlet that ran the story first.
CREATE VIEW credits AS
SELECT
    s.article,
    s.path,
    CAST(s.story AS VARCHAR) AS story,
    first_value(a.outlet) OVER (
        PARTITION BY s.story ORDER BY a.date NULLS LAST, a.outlet NULLS LAST, s.article, s.path
    ) AS credited
FROM stories AS s
LEFT JOIN (SELECT DISTINCT ON (article, path) article, path, date, outlet FROM articles) AS a
    ON a.article = s.article AND a.path IS NOT DISTINCT FROM s.path;
