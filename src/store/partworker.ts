import { parentPort, workerData } from 'node:worker_threads'
import { checkPart } from './parallel.ts'

parentPort?.postMessage(checkPart(workerData))
