package asyncio.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The pipes to and from a worker process. Whatever is called here blocks: not the loop's thread.
 */
final class WorkerPipes {

  private static final int ROOM_FOR_A_STACK = 4 << 20;

  private final Process process;
  private final InputStream in;
  private final Allowed allowed;

  WorkerPipes(Process process, Allowed allowed) {
    this.process = process;
    this.allowed = allowed;
    in = new BufferedInputStream(process.getInputStream());
  }

  Process process() {
    return process;
  }

  /**
   * Waits until the worker says that it is there.
   *
   * @throws IOException if it ends before: {@code the worker ended with exit code 1 as it started}
   */
  void awaitReady() throws IOException, InterruptedException {
    try {
      if (Frame.read(in, 0).kind() != Frame.Kind.READY) {
        throw new IOException("the worker's first word is not that it is there");
      }
    } catch (IOException e) {
      WorkerTree.kill(process.toHandle());
      int exitCode = process.waitFor();
      throw new IOException("the worker ended with exit code " + exitCode + " as it started", e);
    }
  }

  /** Sends a job, and waits for the answer. A worker that talks nonsense is killed. */
  Reply exchange(Parcel job) throws InterruptedException {
    try {
      new Frame(Frame.Kind.JOB, job.bytes()).write(process.getOutputStream());
      Frame frame = Frame.read(in, mostBytes());
      return switch (frame.kind()) {
        case RETURNED -> opened(frame.body(), job.loader());
        case THREW -> threw(Failure.decode(frame.body()), job.loader());
        case JOB, READY -> throw new IOException("that is no answer: " + frame.kind());
      };
    } catch (IOException | RuntimeException noAnswer) {
      WorkerTree.kill(process.toHandle());
      return new Reply.Died(process.waitFor());
    }
  }

  private int mostBytes() {
    return (int) Math.min(Integer.MAX_VALUE, (long) allowed.bytes() + ROOM_FOR_A_STACK);
  }

  private Reply threw(Failure failure, ClassLoader loader) {
    return new Reply.Threw(failure.toThrowable(allowed, loader));
  }

  private Reply opened(byte[] result, ClassLoader loader) {
    try {
      return new Reply.Returned(Parcel.received("the result", result, loader).open(allowed));
    } catch (NotPortable refused) {
      return new Reply.Threw(refused);
    }
  }
}
