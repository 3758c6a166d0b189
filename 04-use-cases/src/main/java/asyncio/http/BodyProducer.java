package asyncio.http;

/** Makes the body of a response while it is sent. */
@FunctionalInterface
public interface BodyProducer {

  /**
   * Writes the body, piece by piece; may await. The end of the method is the end of the body. If
   * the client goes away meanwhile, the await it is in is cancelled.
   *
   * <p>A client that has closed its side properly may still be reading. That it does not, shows
   * when something is written to it. So who is silent for long should write now and then.
   *
   * @throws Exception whatever goes wrong. The head has been sent, so that it cannot become an
   *     error response: the connection is cut off, by which the client knows that something is
   *     missing. The loop's exception handler is told, also of an {@link HttpError}, which comes
   *     too late to be an answer
   */
  void writeTo(BodyWriter out) throws Exception;
}
