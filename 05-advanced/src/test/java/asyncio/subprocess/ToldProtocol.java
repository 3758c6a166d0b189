package asyncio.subprocess;

import asyncio.stream.Protocol;
import asyncio.stream.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes down what a transport tells it. */
final class ToldProtocol implements Protocol {

  private final Consumer<String> trace;
  private final Runnable whenToldOfData;
  Exception failure;

  ToldProtocol(Consumer<String> trace) {
    this(trace, () -> {});
  }

  ToldProtocol(Consumer<String> trace, Runnable whenToldOfData) {
    this.trace = trace;
    this.whenToldOfData = whenToldOfData;
  }

  @Override
  public void connectionMade(Transport transport) {
    trace.accept("made");
  }

  @Override
  public void dataReceived(ByteBuffer bytes) {
    trace.accept("data " + StandardCharsets.UTF_8.decode(bytes));
    whenToldOfData.run();
  }

  @Override
  public boolean eofReceived() {
    trace.accept("eof");
    return false;
  }

  @Override
  public void pauseWriting() {
    trace.accept("pause");
  }

  @Override
  public void resumeWriting() {
    trace.accept("resume");
  }

  @Override
  public void connectionLost(Exception failure) {
    this.failure = failure;
    trace.accept(failure == null ? "lost" : "lost by a failure");
  }
}
