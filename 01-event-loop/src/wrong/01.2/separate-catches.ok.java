// Alternative: one catch for each kind, and a default handler that is a handler like others.
// Replaces: the whole class
package asyncio.loop;

import java.util.Objects;

final class CallbackRunner {

  private static final String BROKEN_HANDLER = "Unhandled error in exception handler";

  private final EventLoop loop;
  private ExceptionHandler handler = (from, context) -> defaultExceptionHandler(context);

  CallbackRunner(EventLoop loop) {
    this.loop = loop;
  }

  void run(Handle handle) {
    try {
      handle.run();
    } catch (StackOverflowError | Exception failure) {
      report(handle, failure);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      report(handle, failure);
    }
  }

  private void report(Handle handle, Throwable failure) {
    callExceptionHandler(
        new ExceptionContext("Exception in callback " + text(handle), failure, handle));
  }

  private static String text(Handle handle) {
    try {
      return handle.toString();
    } catch (StackOverflowError | Exception failure) {
      return "a nameless " + handle.getClass().getSimpleName();
    }
  }

  void setExceptionHandler(ExceptionHandler handler) {
    this.handler =
        Objects.requireNonNullElse(handler, (from, context) -> defaultExceptionHandler(context));
  }

  void callExceptionHandler(ExceptionContext context) {
    try {
      handler.handle(loop, context);
    } catch (StackOverflowError | Exception failure) {
      defaultExceptionHandler(new ExceptionContext(BROKEN_HANDLER, failure, context));
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      defaultExceptionHandler(new ExceptionContext(BROKEN_HANDLER, failure, context));
    }
  }

  void defaultExceptionHandler(ExceptionContext context) {
    System.getLogger("asyncio").log(System.Logger.Level.ERROR, text(context), context.exception());
  }

  private static String text(ExceptionContext context) {
    return switch (context.source()) {
      case ExceptionContext first -> context.message() + "\n  after: " + first.exception();
      case null, default -> context.message();
    };
  }
}
