INSERT INTO alert_sources (name)
SELECT DISTINCT lower(trim(source))
FROM alerts;

UPDATE alerts
SET source_id = alert_sources.id
FROM alert_sources
WHERE alert_sources.name = lower(trim(alerts.source));
