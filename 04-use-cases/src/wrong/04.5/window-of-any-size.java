// Misconception: whoever makes a window has checked its size.
// Fails: aWindowOfNothing
package asyncio.service;

final class SlidingWindow {

  SlidingWindow(int size) {
    this.size = size;
  }
}
