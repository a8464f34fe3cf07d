--liquibase formatted sql

-- to be written
