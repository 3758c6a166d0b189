package asyncio.subprocess;

import asyncio.stream.Protocol;
import asyncio.stream.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes down what a transport tells it. */
final class ToldProtocol implements Protocol {

  private final Consumer<String> trace;
  private final boolean goesOnAfterEof;
  private Consumer<String> then = _ -> {};
  Exception failure;

  /** Makes one that goes on after the end of what arrives, as that of the streams does. */
  ToldProtocol(Consumer<String> trace) {
    this(trace, true);
  }

  ToldProtocol(Consumer<String> trace, boolean goesOnAfterEof) {
    this.trace = trace;
    this.goesOnAfterEof = goesOnAfterEof;
  }

  /** What it does whenever it was told something, which is what its trace has. */
  ToldProtocol then(Consumer<String> then) {
    this.then = then;
    return this;
  }

  private void told(String what) {
    trace.accept(what);
    then.accept(what);
  }

  @Override
  public void connectionMade(Transport transport) {
    told("made");
  }

  @Override
  public void dataReceived(ByteBuffer bytes) {
    told("data " + StandardCharsets.UTF_8.decode(bytes));
  }

  @Override
  public boolean eofReceived() {
    told("eof");
    return goesOnAfterEof;
  }

  @Override
  public void pauseWriting() {
    told("pause");
  }

  @Override
  public void resumeWriting() {
    told("resume");
  }

  @Override
  public void connectionLost(Exception failure) {
    this.failure = failure;
    told(failure == null ? "lost" : "lost by a failure");
  }
}
