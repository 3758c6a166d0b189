package loopcraft.grader.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import loopcraft.grader.junit.TestThread;

/** What learner code prints; bounded, and without what a test prints after its verdict. */
final class CapturedOutput extends OutputStream {

  static final int LIMIT = 1 << 20;

  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final Runnable whenTooMuch;
  private int total;

  CapturedOutput(Runnable whenTooMuch) {
    this.whenTooMuch = whenTooMuch;
  }

  void install() {
    var stream = new PrintStream(this, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (TestThread.isOfAnAbandonedTest()) {
      return;
    }
    boolean tooMuch;
    synchronized (this) {
      int room = Math.min(length, LIMIT - total);
      waiting.write(bytes, offset, room);
      total += room;
      tooMuch = room < length;
    }
    if (tooMuch) {
      whenTooMuch.run();
    }
  }

  /** What was printed since the last call. */
  synchronized WorkerRecord take() {
    String text = waiting.toString(StandardCharsets.UTF_8);
    waiting.reset();
    return WorkerRecord.of(WorkerRecord.Kind.OUTPUT, text);
  }

  /** Begins anew, as if nothing had been printed. */
  synchronized void forget() {
    waiting.reset();
    total = 0;
  }
}
