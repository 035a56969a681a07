/** What the facade says of itself: which member of a cluster it plays, and what it can do. */
import { randomUUID } from 'node:crypto';

import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { UUID, type Empty } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { handleUnaryCall, Server } from '@grpc/grpc-js';

import type { Address } from './faults';
import type { Service } from './service';

/** Said where a server says its version. */
const VERSION = 'facade';

export function announce(server: Server, service: Service, self: () => Address): void {
  const instance = new UUID().setString(randomUUID());
  const read: handleUnaryCall<Empty, ClusterInfo> = (_call, reply) => {
    service.count('gossip');
    const { LEADER, FOLLOWER } = MemberInfo.VNodeState;
    const { leader } = service.faults;
    const cluster = new ClusterInfo();
    cluster.addMembers(member(instance, leader === undefined ? LEADER : FOLLOWER, self()));
    if (leader !== undefined) cluster.addMembers(member(new UUID().setString(randomUUID()), LEADER, leader));
    reply(null, cluster);
  };
  const getSupportedMethods: handleUnaryCall<Empty, SupportedMethods> = (_call, reply) => {
    service.count('features');
    reply(null, supportedMethods());
  };
  server.addService(GossipService, { read });
  server.addService(ServerFeaturesService, { getSupportedMethods });
}

function member(instance: UUID, state: MemberInfo.VNodeState, { address, port }: Address): MemberInfo {
  return new MemberInfo()
    .setInstanceId(instance)
    .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
    .setState(state)
    .setIsAlive(true)
    .setHttpEndPoint(new EndPoint().setAddress(address).setPort(port));
}

function supportedMethods(): SupportedMethods {
  const supported = new SupportedMethods().setEventStoreServerVersion(VERSION);
  for (const { path } of Object.values(StreamsService)) {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    supported.addMethods(new SupportedMethod().setServiceName(service).setMethodName(method));
  }
  return supported;
}
