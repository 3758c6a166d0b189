package asyncio.stream;

/**
 * Both streams of a connection: the pair that {@code open_connection} returns.
 *
 * <pre>{@code
 * try (var connection = await(openConnection("localhost", 7))) {
 *   connection.writer().write(bytes);
 *   …
 * }
 * }</pre>
 *
 * @param reader what arrives
 * @param writer what goes out
 */
public record Connection(StreamReader reader, StreamWriter writer) implements AutoCloseable {

  /** Closes the connection once everything has gone out, and does not wait for it. */
  @Override
  public void close() {
    writer.close();
  }
}
