package asyncio.process;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Jobs for workers that are real processes. */
final class RealJobs {

  private RealJobs() {}

  static JvmOptions options() {
    return JvmOptions.ofThisJvm()
        .withClassPath(ClassPaths.of(WorkerMain.class, RealJobs.class))
        .withFlags("-XX:TieredStopAtLevel=1");
  }

  /** Tells which process it is done by. */
  record Where() implements Job<Long> {

    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  /** Ends its own process. */
  record Exit(int code) implements Job<Void> {

    @Override
    public Void call() {
      Runtime.getRuntime().halt(code);
      return null;
    }
  }

  /** Starts a program that goes on for longer than any test, and tells its number. */
  record StartProgram() implements Job<Long> {

    @Override
    public Long call() throws IOException {
      String java = ProcessHandle.current().info().command().orElseThrow();
      String classPath = System.getProperty("java.class.path");
      return new ProcessBuilder(java, "-cp", classPath, Program.class.getName()).start().pid();
    }
  }

  /** What {@link StartProgram} starts. */
  static final class Program {

    private Program() {}

    static void main() throws InterruptedException {
      Thread.sleep(20_000);
    }
  }

  /** Never ends, and takes no notice of an interrupt. */
  record Hang() implements Job<Void> {

    @Override
    public Void call() {
      while (true) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException notMe) {
          // That is how programs are that have to be killed.
        }
      }
    }
  }

  /** Writes to the standard streams, and reads. */
  record Talk(String what) implements Job<Integer> {

    @Override
    public Integer call() throws Exception {
      System.out.print(what);
      System.out.flush();
      return System.in.read();
    }
  }

  /** Fails by an exception that can be sent. */
  record Fail(String why) implements Job<Void> {

    @Override
    public Void call() throws Exception {
      throw new IOException(why, new IllegalStateException("below"));
    }
  }

  /** An exception that cannot be sent. */
  static final class Unsendable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Object what = new Object();

    Unsendable(String message) {
      super(message);
    }

    @Override
    public String toString() {
      return super.toString() + (what == null ? "" : "!");
    }
  }

  /** Fails by that. */
  record FailUnsendably() implements Job<Void> {

    @Override
    public Void call() {
      throw new Unsendable("too much");
    }
  }

  /** Fails by a message that is so long. */
  record FailAtLength(int length) implements Job<Void> {

    @Override
    public Void call() {
      throw new IllegalStateException("x".repeat(length));
    }
  }

  /** Leaves a thread that would keep the process alive, and interrupts the one that serves. */
  record Sabotage() implements Job<Void> {

    @Override
    public Void call() {
      Thread serving = Thread.currentThread();
      Thread.ofPlatform().start(() -> new Hang().call());
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                while (true) {
                  if (serving.getState() == Thread.State.WAITING) {
                    serving.interrupt();
                  }
                  Thread.onSpinWait();
                }
              });
      return null;
    }
  }

  /** Returns what cannot be sent back. */
  record ReturnUnsendable() implements Job<Object> {

    @Override
    public Object call() {
      return new Object();
    }
  }

  /** Says to the classes below that they are in a worker. */
  static final String IN_A_WORKER = "asyncio.process.in-a-worker";

  /** Cannot be initialised but in a worker, as what needs a library that only that has. */
  static final class OnlyThere implements Serializable {

    private static final long serialVersionUID = 1L;

    static {
      if (!Boolean.getBoolean(IN_A_WORKER)) {
        throw new UnsatisfiedLinkError("no such library here");
      }
    }
  }

  /** Returns one of these. */
  record ReturnOnlyThere() implements Job<Object> {

    @Override
    public Object call() {
      return new OnlyThere();
    }
  }

  /** Cannot be made but in a worker. */
  record Explosive() implements Serializable {

    Explosive {
      if (!Boolean.getBoolean(IN_A_WORKER)) {
        throw new AssertionError("not here");
      }
    }
  }

  /** Returns one of these. */
  record ReturnExplosive() implements Job<Object> {

    @Override
    public Object call() {
      return new Explosive();
    }
  }

  /** Returns as many bytes. */
  record Bytes(int number) implements Job<byte[]> {

    @Override
    public byte[] call() {
      return new byte[number];
    }
  }

  /** Has a job in a job. */
  record Wrapped(Object inside) implements Job<Object> {

    @Override
    public Object call() {
      return inside;
    }
  }

  /** A lambda that could be serialised. */
  interface SerializableSupplier<T> extends Supplier<T>, Serializable {}

  /** Returns a list of numbers. */
  record Count(int from, int to) implements Job<List<Integer>> {

    @Override
    public List<Integer> call() {
      var numbers = new ArrayList<Integer>();
      for (int i = from; i < to; i++) {
        numbers.add(i);
      }
      return numbers;
    }
  }
}
