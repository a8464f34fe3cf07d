package dev.plumbline.benchmarks.parity;

/** Somebody who says what is wrong with a schema. */
interface Judge extends AutoCloseable {

  /** How many of a kind of mutation it is worth asking about in each model. */
  int patience();

  /** What is wrong with the schema as it is now. */
  Reports judge() throws Exception;

  @Override
  void close() throws Exception;
}
