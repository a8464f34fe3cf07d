CREATE MATERIALIZED VIEW daily_alert_counts AS
SELECT (alerts.raised_at AT TIME ZONE 'UTC')::date AS day,
       alert_sources.name                          AS source_name,
       alerts.severity,
       count(*)                                    AS alert_count
FROM alerts
JOIN alert_sources ON alert_sources.id = alerts.source_id
GROUP BY 1, 2, 3;

-- REFRESH … CONCURRENTLY needs it
CREATE UNIQUE INDEX uq_daily_alert_counts
    ON daily_alert_counts (day, source_name, severity);
