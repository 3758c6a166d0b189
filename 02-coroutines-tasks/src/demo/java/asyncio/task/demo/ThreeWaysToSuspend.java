package asyncio.task.demo;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;

/**
 * Demo 02.2: three ways to suspend code, three small programs that print the same.
 *
 * <p>Each writes a letter with a pause after every line. The driver decides when it goes on.
 */
public final class ThreeWaysToSuspend {

  private ThreeWaysToSuspend() {}

  /** Code that can be resumed until it has ended. */
  private interface Resumable {

    /** Goes on until the next pause, or to the end; says whether there is more. */
    boolean resume();
  }

  /** Runs the demo. */
  static void main() {
    IO.println("A coroutine, which leaves its stack:");
    coroutine(IO::println);
    IO.println("A thread, which hands over a baton:");
    thread(IO::println);
    IO.println("A state machine, written by hand:");
    stateMachine(IO::println);
  }

  /** Drives the coroutine. */
  public static void coroutine(Consumer<String> print) {
    drive(new WithCoroutine(print), print);
  }

  /** Drives the thread. */
  public static void thread(Consumer<String> print) {
    drive(new WithThread(print), print);
  }

  /** Drives the state machine. */
  public static void stateMachine(Consumer<String> print) {
    drive(new WithStateMachine(print), print);
  }

  private static void drive(Resumable letter, Consumer<String> print) {
    while (letter.resume()) {
      print.accept("  (pause)");
    }
  }

  /** The code stays as it is. Its frames are put aside while it is suspended. */
  private static final class WithCoroutine implements Resumable {

    private final Consumer<String> print;
    private final Coroutine<Void> coroutine = new Coroutine<>(this::write);

    WithCoroutine(Consumer<String> print) {
      this.print = print;
    }

    private Void write() {
      print.accept("  Dear reader,");
      for (int line = 1; line <= 2; line++) {
        Coroutine.suspend(null);
        print.accept("  line " + line);
      }
      return null;
    }

    @Override
    public boolean resume() {
      coroutine.resume();
      return coroutine.state() != CoroutineState.CLOSED;
    }
  }

  /** The code stays as it is. Its frames are those of a second thread, which waits meanwhile. */
  private static final class WithThread implements Resumable {

    private final Consumer<String> print;
    private final SynchronousQueue<String> goOn = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> isThereMore = new SynchronousQueue<>();

    WithThread(Consumer<String> print) {
      this.print = print;
      Thread.ofPlatform().daemon().start(this::run);
    }

    private void run() {
      take(goOn);
      write();
      put(isThereMore, false);
    }

    private void write() {
      print.accept("  Dear reader,");
      for (int line = 1; line <= 2; line++) {
        suspend();
        print.accept("  line " + line);
      }
    }

    private void suspend() {
      put(isThereMore, true);
      take(goOn);
    }

    @Override
    public boolean resume() {
      put(goOn, "your turn");
      return take(isThereMore);
    }

    private static <T> void put(SynchronousQueue<T> queue, T element) {
      try {
        queue.put(element);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static <T> T take(SynchronousQueue<T> queue) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The code is turned inside out: what was a local variable, or a place in it, is a field. */
  private static final class WithStateMachine implements Resumable {

    private enum Place {
      START,
      IN_THE_LOOP
    }

    private final Consumer<String> print;
    private Place place = Place.START;
    private int line;

    WithStateMachine(Consumer<String> print) {
      this.print = print;
    }

    @Override
    public boolean resume() {
      switch (place) {
        case START -> {
          print.accept("  Dear reader,");
          line = 1;
          place = Place.IN_THE_LOOP;
        }
        case IN_THE_LOOP -> {
          print.accept("  line " + line);
          line++;
        }
      }
      return line <= 2;
    }
  }
}
