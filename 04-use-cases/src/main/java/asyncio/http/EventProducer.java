package asyncio.http;

/** Sends events to one client. */
@FunctionalInterface
public interface EventProducer {

  /**
   * Sends them; may await. The end of the method is the end of the stream, after which a browser
   * connects again. If the client goes away meanwhile, the await it is in is cancelled.
   */
  void produce(EventStream events) throws Exception;
}
