package asyncio.process;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a worker process runs: it reads a job, does it, writes the answer, and so on, until the pipe
 * is closed at the other end.
 *
 * <p>The standard streams of the process belong to the pool: frames come in by the one and go out
 * by the other. What a job prints to {@code System.out} goes to the error stream, and {@code
 * System.in} is empty for it.
 *
 * <p>A thread of its own listens for the end of the pipe. So a worker does not outlive its pool's
 * process, however that ends, not even in the middle of a job.
 */
public final class WorkerMain {

  private static final long PATIENCE_MILLIS = 2_000;
  private static final ClassLoader LOADER = WorkerMain.class.getClassLoader();

  private final InputStream in;
  private final OutputStream out;
  private final Allowed allowed;
  private final BlockingQueue<Frame> jobs = new LinkedBlockingQueue<>();

  private WorkerMain(InputStream in, OutputStream out, Allowed allowed) {
    this.in = in;
    this.out = out;
    this.allowed = allowed;
  }

  /** Serves the process that started this one. The argument is what may be sent. */
  public static void main(String[] arguments) {
    var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    var out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    try {
      new WorkerMain(in, out, Allowed.decode(arguments[0])).serve();
    } catch (IOException poolIsGone) {
      // Nobody is left who could want an answer.
    } catch (Throwable broken) {
      broken.printStackTrace();
    } finally {
      end(1); // a thread that a job has left must not keep a process that serves nobody
    }
  }

  private void serve() throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("listens to the pool").start(this::listen);
    new Frame(Frame.Kind.READY, new byte[0]).write(out);
    while (true) {
      Frame answer = perform(jobs.take());
      Thread.interrupted(); // what is left of this job is not for the next one
      answer.write(out);
    }
  }

  private void listen() {
    try {
      while (true) {
        jobs.add(Frame.read(in, allowed.bytes()));
      }
    } catch (IOException ended) {
      // As it should.
    } finally {
      end(0);
    }
  }

  /** Whatever hooks the jobs have left run, but not for ever. */
  private static void end(int exitCode) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(PATIENCE_MILLIS);
              } catch (InterruptedException hurry) {
                // Then at once.
              }
              Runtime.getRuntime().halt(exitCode);
            });
    System.exit(exitCode);
  }

  private Frame perform(Frame frame) {
    String name = "a job";
    try {
      var job = (Job<?>) Parcel.received(name, frame.body(), LOADER).open(allowed);
      Object code = job instanceof Chunk<?, ?> chunk ? chunk.function() : job;
      name = code.getClass().getName();
      Object result = job.call();
      byte[] packed = Parcel.pack("the result", result, allowed).bytes();
      return new Frame(Frame.Kind.RETURNED, packed);
    } catch (Throwable failure) {
      return new Frame(Frame.Kind.THREW, Failure.of(failure, name, allowed).encode());
    }
  }
}
