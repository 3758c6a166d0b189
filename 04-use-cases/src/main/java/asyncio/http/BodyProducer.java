package asyncio.http;

/** Makes the body of a response while it is sent. */
@FunctionalInterface
public interface BodyProducer {

  /**
   * Writes the body, piece by piece; may await. The end of the method is the end of the body. If the
   * client goes away meanwhile, the await it is in is cancelled.
   *
   * @throws Exception whatever goes wrong. The head has been sent, so that it cannot become an error
   *     response: the connection is cut off, by which the client knows that something is missing
   */
  void writeTo(BodyWriter out) throws Exception;
}
