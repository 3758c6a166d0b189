package asyncio.stream;

/** Serves one client, in a task of its own: {@code client_connected_cb}. */
@FunctionalInterface
public interface ConnectionHandler {

  /** Serves it, for as long as it takes; may await. The connection is closed when this ends. */
  void serve(StreamReader reader, StreamWriter writer) throws Exception;
}
