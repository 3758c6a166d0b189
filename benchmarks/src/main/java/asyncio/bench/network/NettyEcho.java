package asyncio.bench.network;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** An echo server on Netty. */
@Sharable
final class NettyEcho extends ChannelInboundHandlerAdapter {

  private NettyEcho() {}

  static void main() throws InterruptedException {
    NettyServer.serve(new NettyEcho());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    context.write(bytes, context.voidPromise());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable disconnected) {
    context.close();
  }
}
