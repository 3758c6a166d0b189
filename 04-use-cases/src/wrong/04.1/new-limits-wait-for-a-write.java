// Misconception: limits are looked at when something is added.
// Fails: lowerLimitsCountAtOnce
package asyncio.stream;

final class WriteBuffer {

  void setLimits(WriteBufferLimits limits) {
    this.limits = limits;
  }
}
