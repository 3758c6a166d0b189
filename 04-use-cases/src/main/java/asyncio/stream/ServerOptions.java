package asyncio.stream;

/**
 * How a server listens.
 *
 * @param limit of the readers: see {@link StreamReader}
 * @param backlog how many connections the system holds until they are accepted
 */
public record ServerOptions(int limit, int backlog) {

  /** What {@code asyncio.start_server} uses: 64 KiB, and 100. */
  public static final ServerOptions DEFAULT = new ServerOptions(StreamReader.DEFAULT_LIMIT, 100);

  /** Checks that both are positive. */
  public ServerOptions {
    if (limit <= 0 || backlog <= 0) {
      throw new IllegalArgumentException(
          "limit and backlog must be positive: %d, %d".formatted(limit, backlog));
    }
  }

  /** The same with another limit. */
  public ServerOptions withLimit(int limit) {
    return new ServerOptions(limit, backlog);
  }

  /** The same with another backlog. */
  public ServerOptions withBacklog(int backlog) {
    return new ServerOptions(limit, backlog);
  }
}
