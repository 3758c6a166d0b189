package asyncio.stream;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Makes streams of what a transport tells: {@code StreamReaderProtocol}. */
public final class StreamProtocol implements Protocol {

  private final StreamReader reader;
  private final FlowControl flow = new FlowControl();
  private final Consumer<? super Connection> whenMade;
  private final Consumer<? super Transport> whenLost;
  private Transport transport;

  /**
   * Makes one.
   *
   * @param limit of the reader
   * @param whenMade gets both streams once the connection stands
   * @param whenLost gets the transport when it is gone
   */
  public StreamProtocol(
      int limit, Consumer<? super Connection> whenMade, Consumer<? super Transport> whenLost) {
    reader = new StreamReader(limit);
    this.whenMade = whenMade;
    this.whenLost = whenLost;
  }

  @Override
  public void connectionMade(Transport transport) {
    this.transport = transport;
    reader.setTransport(transport);
    whenMade.accept(new Connection(reader, new StreamWriter(transport, flow, reader)));
  }

  @Override
  public void dataReceived(ByteBuffer bytes) {
    reader.feedData(bytes);
  }

  @Override
  public boolean eofReceived() {
    reader.feedEof();
    return true;
  }

  @Override
  public void pauseWriting() {
    flow.pauseWriting();
  }

  @Override
  public void resumeWriting() {
    flow.resumeWriting();
  }

  @Override
  public void connectionLost(Exception failure) {
    if (failure == null) {
      reader.feedEof();
    } else {
      reader.setException(failure);
    }
    flow.connectionLost(failure);
    whenLost.accept(transport);
  }
}
