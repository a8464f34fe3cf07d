select 'this must not run', 1 / 0;
