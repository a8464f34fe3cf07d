package dev.plumbline.postgres;

/** What a cluster runs on. Stopping is in two steps, so that several can be stopped at once. */
interface Server {

  /** Where it answers. */
  Database.Endpoint endpoint();

  /** Tells it to stop; does not wait. */
  void release();

  /** After {@link #release}: waits until it and its files are gone. */
  void awaitEnd();
}
