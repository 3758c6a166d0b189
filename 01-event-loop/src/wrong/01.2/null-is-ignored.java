// Misconception: a null handler is a mistake, and the old one stays.
// Fails: nullBringsTheDefaultHandlerBack
package asyncio.loop;

final class CallbackRunner {

  void setExceptionHandler(ExceptionHandler handler) {
    if (handler != null) {
      this.handler = handler;
    }
  }
}
