/** How long a spec may take: a machine that does much else beside is slow, not wrong. */
jasmine.DEFAULT_TIMEOUT_INTERVAL = 20_000;
