// Alternative: logs by java.util.logging, and sorts failures by a switch.
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    Throwable failure = failureOf(handle);
    switch (failure) {
      case null -> {}
      case StackOverflowError tooDeep -> callExceptionHandler(context(handle, tooDeep));
      case VirtualMachineError fatal -> throw fatal;
      default -> callExceptionHandler(context(handle, failure));
    }
  }

  private static Throwable failureOf(Handle handle) {
    try {
      handle.run();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  private static ExceptionContext context(Handle handle, Throwable failure) {
    return new ExceptionContext("Exception in callback " + text(handle), failure, handle);
  }

  void defaultExceptionHandler(ExceptionContext context) {
    var text = new StringBuilder(context.message());
    if (context.source() instanceof ExceptionContext first) {
      text.append(" (").append(first.message()).append(": ").append(first.exception()).append(')');
    }
    java.util.logging.Logger.getLogger("asyncio")
        .log(java.util.logging.Level.SEVERE, text.toString(), context.exception());
  }
}
